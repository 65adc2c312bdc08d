#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""What it is for."""
from __future__ import print_function


def read(path):
    with open(path) as stream:
        return eval(stream.read())
