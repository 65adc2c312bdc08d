from xml.parsers import expat
