%matplotlib inline
%timeit f(x)
!ls -l "a
!!ls
x = !ls $y
y = %time f(x)
f?
f.g??
?f
%cd \
  a
if a:
    !rm b
    %magic "x
a % b
a = b  # why?
g()
