from mako.template import Template

Template("<html>hello ${name}</html>")
