import xml.etree.ElementTree as ET
from xml.etree.ElementTree import fromstring, Element
from xml.dom import minidom


def read(path):
    return ET.parse(path), fromstring(open(path).read()), minidom.parse(path), Element("a")
