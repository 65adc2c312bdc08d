# dangerous: lib2to3.pgen2.grammar.Grammar.loads
PROTO 4
SHORT_BINUNICODE "lib2to3.pgen2.grammar"
SHORT_BINUNICODE "Grammar.loads"
STACK_GLOBAL
SHORT_BINUNICODE "x"
TUPLE1
REDUCE
STOP
