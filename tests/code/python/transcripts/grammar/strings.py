'a' "b" '''c
d''' """e"""
r'\n' R"\""
u'a' U'b'
b'\x00\xff\777' B"a" br'\n' rb'\n' bR"a"
'\a\b\f\n\r\t\v\\\'\"\0\12\123\x41\u00e9\U0001F600\q\
z'
'\ud83d' '\N{BULLET}'
"é 😀"
('a'  # comment
 "b"
 r'\c')
'' b'' """"""
'a' \
'b'
