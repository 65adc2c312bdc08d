import xml.etree.ElementTree
