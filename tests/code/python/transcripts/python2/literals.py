0777, 0777L, 10L, 10l, 0xFFL, 0o17L
ur'\u00e9\n' UR"a" ur'''b
'''
u'a' 'b'
b'a' 'b'
