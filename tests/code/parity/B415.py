import pyghmi.ipmi
