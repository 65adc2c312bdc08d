from xml.dom import minidom
