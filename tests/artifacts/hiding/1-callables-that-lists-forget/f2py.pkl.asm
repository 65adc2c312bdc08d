# dangerous: numpy.f2py.crackfortran.myeval
PROTO 4
SHORT_BINUNICODE "numpy.f2py.crackfortran"
SHORT_BINUNICODE "myeval"
STACK_GLOBAL
SHORT_BINUNICODE "x"
TUPLE1
REDUCE
STOP
