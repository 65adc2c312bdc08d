from xml import sax
