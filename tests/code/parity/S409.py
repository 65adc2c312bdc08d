import xml.dom.pulldom
