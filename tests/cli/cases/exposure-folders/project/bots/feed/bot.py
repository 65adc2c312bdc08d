import feedparser
import requests
