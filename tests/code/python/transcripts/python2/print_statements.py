print
print a
print a,
print a, b
print "a" % b, (c)
print (a), b
print (a, b)
print >>f
print >>f, a
print >>f, a, b,
print >> f.g(), a
print -a
print - a
print [a]
print[a]
print not a
print `a`
print lambda: a
print {a: b}
print u"a"
if a: print a; print b
print a or b
