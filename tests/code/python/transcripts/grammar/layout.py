if a:
	b
        # comment at eight
	c
if d:

    e  # trailing

  # less
    f
(a,

 b)
a = \
    b
if a: \
    b
    
g
