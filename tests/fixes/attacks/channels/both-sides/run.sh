#!/bin/sh
make-task | python parent.py child
