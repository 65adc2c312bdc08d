#!/usr/bin/env python2
# Nightly import from the warehouse. Runs on the old host.
import cPickle
import json
import sys
import urllib2


def fetch(url):
    try:
        return urllib2.urlopen(url, timeout=30).read()
    except urllib2.URLError, e:
        print >>sys.stderr, "warehouse:", e
        return None


def main():
    blob = fetch("http://warehouse.internal/orders.pkl")
    if blob:
        for order in cPickle.loads(blob):
            print order["id"], `order["total"]`
    blob = fetch("http://warehouse.internal/returns.json")
    if blob:
        print len(json.loads(blob)), "returns"


if __name__ == "__main__":
    main()
