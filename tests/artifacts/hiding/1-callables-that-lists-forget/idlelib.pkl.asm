# dangerous: idlelib.autocomplete.AutoComplete.get_entity
PROTO 4
SHORT_BINUNICODE "idlelib.autocomplete"
SHORT_BINUNICODE "AutoComplete.get_entity"
STACK_GLOBAL
SHORT_BINUNICODE "x"
TUPLE1
REDUCE
STOP
