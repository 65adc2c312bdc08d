/**
 * Programs of any size, each made of one thing over and over. What an audit of one costs must grow with its size and not
 * with its square: whoever writes a program that is audited may make it as long as he likes.
 */
export type Program = (size: number) => Record<string, string>;

const REQUEST =
  'import pickle, sqlite3, os, subprocess\nfrom flask import Flask, request\napp = Flask(__name__)\n';

export function times(size: number, line: (i: number) => string): string {
  return Array.from({ length: size }, (_, i) => line(i)).join('\n');
}

/** One file after imports. */
const file =
  (body: (size: number) => string): Program =>
  (size) => ({ 'app.py': `${REQUEST}${body(size)}\n` });

/** The body of one view, at the depth of four spaces; `x` came in. */
const view = (body: (size: number) => string): Program =>
  file((size) => `@app.route("/")\ndef view():\n    x = request.args["x"]\n${body(size)}`);

export const PROGRAMS: Record<string, Program> = {
  'one statement: a sum of texts': view((n) => `    os.system(${'"a" + x + '.repeat(n)}"b")`),
  'one statement: pieces of a text': view((n) => `    os.system(f"${'a{x} '.repeat(n)}")`),
  'one statement: pieces with quotes': view(
    (n) => `    sqlite3.connect("a").execute(f"${"select a='{x}' ".repeat(n)}")`,
  ),
  'one statement: format()': view((n) => `    os.system("${'a{} '.repeat(n)}".format(${'x, '.repeat(n)}))`),
  'one statement: format() by names': view(
    (n) =>
      `    os.system("${times(n, (i) => `{a${i}}`).replaceAll('\n', ' ')}".format(${times(n, (i) => `a${i}=x, `).replaceAll('\n', '')}))`,
  ),
  'one statement: percent': view((n) => `    os.system("${'a%s '.repeat(n)}" % (${'x, '.repeat(n)}))`),
  'one statement: percent by names': view(
    (n) =>
      `    os.system("${times(n, (i) => `%(a${i})s`).replaceAll('\n', ' ')}" % {${times(n, (i) => `"a${i}": x, `).replaceAll('\n', '')}})`,
  ),
  'one statement: join': view((n) => `    os.system(" ".join([${'"a", x, '.repeat(n)}]))`),
  'one statement: a path of parts': view((n) => `    open(os.path.join("/srv", ${'"a", x, '.repeat(n)}))`),
  'one statement: keyword arguments': view(
    (n) => `    os.system(dict(${times(n, (i) => `a${i}=x,`)})["a1"])`,
  ),
  'one statement: a chain of methods': view((n) => `    os.system(x${'.replace("a", "b")'.repeat(n)})`),
  'one statement: a chain of filters': view(
    (n) => `    Model.objects${'.filter(a=x)'.repeat(n)}.extra(where=[x])`,
  ),
  'one statement: a chain of extra()': view((n) => `    Model.objects${'.extra(where=[x])'.repeat(n)}`),
  'one statement: a chain of items': view((n) => `    os.system(x${'["a"]'.repeat(n)})`),
  'one statement: a chain of attributes': view((n) => `    os.system(x${'.a'.repeat(n)})`),
  'one statement: calls in calls': view((n) => `    os.system(${'str('.repeat(n)}x${')'.repeat(n)})`),
  'one statement: or': view((n) => `    os.system(${'x or '.repeat(n)}"b")`),
  'one statement: if else': view((n) => `    os.system(${'x if x else '.repeat(n)}"b")`),
  'one statement: a list': view((n) => `    subprocess.run([${'"a", x, '.repeat(n)}])`),
  'one statement: comparisons': view((n) => `    if x ${'< 3 '.repeat(n)}: os.system(x)`),
  'one statement: and': view((n) => `    if ${'x != "a" and '.repeat(n)}x: os.system(x)`),
  'one statement: in a list': view((n) => `    if x in [${'"a", '.repeat(n)}]: os.system(x)`),
  'one statement: many names': view(
    (n) => `    ${times(n, (i) => `a${i}, `).replaceAll('\n', '')} = x\n    os.system(a1)`,
  ),
  'one statement: with items': view(
    (n) =>
      `    with ${times(n, (i) => `open("a") as a${i},`).replaceAll('\n', ' ')} open(x) as b: pickle.load(a1)`,
  ),
  'one statement: a long text': view((n) => `    os.system("${'a b '.repeat(n)}" + x)`),
  'one statement: a long SQL text': view(
    (n) => `    sqlite3.connect("a").execute("select ${"a, 'b', ".repeat(n)} from t where a = '%s'" % x)`,
  ),
  'one function: x += ': view((n) => `${times(n, () => '    x += "a"')}\n    os.system(x)`),
  'one function: x = x + request': view(
    (n) => `${times(n, (i) => `    x = x + request.args["a${i}"]`)}\n    os.system(x)`,
  ),
  'one function: names one from the other': view(
    (n) => `    a0 = x\n${times(n, (i) => `    a${i + 1} = a${i}`)}\n    os.system(a${n})`,
  ),
  'one function: append': view(
    (n) => `    l = []\n${times(n, () => '    l.append(x)')}\n    subprocess.run(l)\n    os.system(l[0])`,
  ),
  'one function: lists added to': view(
    (n) => `    l = []\n${times(n, () => '    l = l + [x]')}\n    subprocess.run(l)\n    os.system(l[0])`,
  ),
  'one function: lists added to in place': view(
    (n) => `    l = []\n${times(n, () => '    l += [x]')}\n    subprocess.run(l)\n    os.system(l[0])`,
  ),
  'one function: dicts put together': view(
    (n) => `    d = {}\n${times(n, (i) => `    d = {**d, "a${i}": x}`)}\n    os.system(d["a1"])`,
  ),
  'one function: items set': view(
    (n) =>
      `    d = {}\n${times(n, (i) => `    d["a${i}"] = x`)}\n    os.system(d["a1"])\n    os.system(d["b"])`,
  ),
  'one function: items set and asked': view(
    (n) => `    d = {}\n${times(n, (i) => `    d["a${i}"] = x\n    os.system(d["a${i}"])`)}`,
  ),
  'one function: attributes set': view(
    (n) => `    o = object()\n${times(n, (i) => `    o.a${i} = x`)}\n    os.system(o.a1)`,
  ),
  'one function: one attribute set': view(
    (n) => `    o = object()\n${times(n, () => '    o.a = x')}\n    os.system(o.a)`,
  ),
  'one function: ifs': view(
    (n) => `${times(n, (i) => `    if x == "${i}":\n        x = x + "a"`)}\n    os.system(x)`,
  ),
  'one function: elifs': view(
    (n) =>
      `    if x: y = x\n${times(n, (i) => `    elif x == "${i}":\n        y = "a${i}"`)}\n    os.system(y)`,
  ),
  'one function: guards that return': view(
    (n) => `${times(n, (i) => `    if x == "${i}":\n        return`)}\n    os.system(x)`,
  ),
  'one function: guards and calls': view(
    (n) => `${times(n, (i) => `    if x == "${i}":\n        return\n    os.system(x)`)}`,
  ),
  'one function: asserts': view((n) => `${times(n, (i) => `    assert x != "${i}"`)}\n    os.system(x)`),
  'one function: handlers': view(
    (n) =>
      `    try:\n        y = x\n${times(n, (i) => `    except E${i}:\n        y = x`)}\n    os.system(y)`,
  ),
  'one function: tries': view(
    (n) =>
      `${times(n, () => '    try:\n        x = x + "a"\n    except ValueError:\n        pass')}\n    os.system(x)`,
  ),
  'one function: loops': view(
    (n) => `${times(n, () => '    for y in x:\n        x = x + y')}\n    os.system(x)`,
  ),
  'one function: withs': view(
    (n) => `${times(n, () => '    with open(x) as y:\n        x = y.read()')}\n    os.system(x)`,
  ),
  'one function: cases': view(
    (n) => `    match x:\n${times(n, (i) => `        case {"a${i}": y}:\n            os.system(y)`)}`,
  ),
  'one function: returns': file(
    (n) =>
      `def f(x):\n${times(n, (i) => `    if x == ${i}:\n        return request.args["a${i}"]`)}\nos.system(f(3))`,
  ),
  'one function: yields': file(
    (n) =>
      `def f(x):\n${times(n, (i) => `    yield request.args["a${i}"]`)}\nfor a in f(3):\n    os.system(a)`,
  ),
  'one function: sinks': view((n) => times(n, () => '    os.system(x)')),
  'one function: sinks of many sorts': view((n) =>
    times(n, () => '    os.system(x)\n    open(x)\n    eval(x)\n    pickle.loads(x)'),
  ),
  'one function: checks of a path': view(
    (n) =>
      `${times(n, () => '    p = os.path.realpath(os.path.join("/srv", x))\n    if not p.startswith("/srv/"):\n        return')}\n    open(p)`,
  ),
  'one function: globals written': file(
    (n) =>
      `def f():\n    global g\n${times(n, () => '    g = request.args["x"]')}\ndef h():\n    os.system(g)`,
  ),
  'many parameters': file(
    (n) =>
      `def f(${times(n, (i) => `a${i}, `).replaceAll('\n', '')}):\n    os.system(a1)\nf(${'request.args["x"], '.repeat(n)})`,
  ),
  'many keyword parameters': file(
    (n) =>
      `def f(${times(n, (i) => `a${i}=1, `).replaceAll('\n', '')}):\n    os.system(a1)\nf(${times(n, (i) => `a${i}=request.args["x"], `).replaceAll('\n', '')})`,
  ),
  'many decorators': file(
    (n) => `def d(f):\n    return f\n${'@d\n'.repeat(n)}def f(x):\n    os.system(x)\nf(request.data)`,
  ),
  'many functions of one name': file(
    (n) => `${times(n, () => 'def f(x):\n    os.system(x)')}\nf(request.args["x"])`,
  ),
  'many functions': file(
    (n) =>
      `${times(n, (i) => `def f${i}(x):\n    os.system(x)`)}\n${times(n, (i) => `f${i}(request.args["x"])`)}`,
  ),
  'many routes': file((n) =>
    times(n, (i) => `@app.route("/${i}")\ndef v${i}():\n    return open(request.args["x"]).read()`),
  ),
  'many routes of one helper': file(
    (n) =>
      `def h(x):\n    os.system(x)\n${times(n, (i) => `@app.route("/${i}")\ndef v${i}():\n    h(request.args["x"])`)}`,
  ),
  'many methods': file(
    (n) =>
      `class C:\n${times(n, (i) => `    def m${i}(self, x):\n        self.a = x\n        os.system(self.a)`)}\nC().m1(request.data)`,
  ),
  'many classes': file(
    (n) =>
      `${times(n, (i) => `class C${i}:\n    def m(self, x):\n        os.system(x)`)}\ndef f(o):\n    o.m(request.args["x"])`,
  ),
  'many classes, each called': file(
    (n) =>
      `${times(n, (i) => `class C${i}:\n    def m(self, x):\n        os.system(x)`)}\ndef f():\n${times(n, (i) => `    o${i} = C${i}()\n    o${i}.m(request.args["x"])`)}`,
  ),
  'many methods of one class, each called': file(
    (n) =>
      `class C:\n${times(n, (i) => `    def m${i}(self, x):\n        os.system(x)`)}\ndef f():\n    o = C()\n${times(n, (i) => `    o.m${i}(request.args["x"])`)}`,
  ),
  'many classes that hand on to one another': file(
    (n) =>
      `${times(n, (i) => `class C${i}:\n    def m(self, x):\n        self.next = C${Math.max(i - 1, 0)}()\n        self.next.m(x)`)}\nC${n - 1}().m(request.args["x"])\nos.system(C0().next)`,
  ),
  'many objects that are filled': file(
    (n) =>
      `class B:\n    def put(self, x):\n        self.x = x\n${times(n, (i) => `b${i} = B()\nb${i}.put(request.args["x"])\nos.system(b${i}.x)`)}`,
  ),
  'many classes of one base': file(
    (n) =>
      `class B:\n    def m(self, x):\n        self.n(x)\n${times(n, (i) => `class C${i}(B):\n    def n(self, x):\n        os.system(x)`)}\nC1().m(request.args["x"])`,
  ),
  'many bases': file(
    (n) =>
      `${times(n, (i) => `class B${i}:\n    pass`)}\nclass C(${times(n, (i) => `B${i}, `).replaceAll('\n', '')}):\n    def m(self, x):\n        os.system(self.a)\nC().m(request.data)`,
  ),
  'a chain of classes': file(
    (n) =>
      `class C0:\n    def m(self, x):\n        os.system(x)\n${times(n, (i) => `class C${i + 1}(C${i}):\n    pass`)}\nC${n}().m(request.args["x"])`,
  ),
  'many objects of one class': file(
    (n) =>
      `class C:\n    def __init__(self, x):\n        self.x = x\n    def m(self):\n        os.system(self.x)\n${times(n, (i) => `c${i} = C(request.args["x"])\nc${i}.m()`)}`,
  ),
  'many lambdas': file(
    (n) => `${times(n, (i) => `f${i} = lambda x: os.system(x)`)}\n${times(n, (i) => `f${i}(request.data)`)}`,
  ),
  'a table of functions': file(
    (n) =>
      `${times(n, (i) => `def f${i}(x):\n    os.system(x)`)}\nT = {${times(n, (i) => `"${i}": f${i},`)}}\nT[request.args["k"]](request.args["x"])`,
  ),
  'handlers registered': file(
    (n) =>
      `H = []\ndef reg(f):\n    H.append(f)\n    return f\n${times(n, (i) => `@reg\ndef f${i}(x):\n    os.system(x)`)}\nfor h in H:\n    h(request.args["x"])`,
  ),
  'imports of many names': (n) => ({
    'm.py': `import os\n${times(n, (i) => `def f${i}(x):\n    os.system(x)`)}\n`,
    'app.py': `${REQUEST}from m import (${times(n, (i) => `f${i},`)})\n${times(n, (i) => `f${i}(request.args["x"])`)}\n`,
  }),
  'imports of one name over and over': (n) => ({
    'm.py': 'import os\ndef f(x):\n    os.system(x)\n',
    'app.py': `${REQUEST}${times(n, () => 'from m import f\nf(request.args["x"])')}\n`,
  }),
  'star imports': (n) => ({
    'm.py': `import os\n${times(n, (i) => `def f${i}(x):\n    os.system(x)`)}\n`,
    'app.py': `${REQUEST}${times(n, (i) => `from m import *\nf${i}(request.args["x"])`)}\n`,
  }),
  'files of one function': (n) => ({
    ...Object.fromEntries(
      Array.from({ length: n }, (_, i) => [`m${i}.py`, `import os\ndef f(x):\n    os.system(x)\n`]),
    ),
    'app.py': `${REQUEST}${times(n, (i) => `import m${i}\nm${i}.f(request.args["x"])`)}\n`,
  }),
  'lists that a function gives': view(
    (n) =>
      `    rows = make()\n${times(n, (i) => `    rows.append(x + "${i}")`)}\n    for row in rows:\n        os.system(row)\n\ndef make():\n    return []`,
  ),
  'comments of other tools': file((n) =>
    times(n, () => 'os.system("a" + request.data)  # nosec # noqa: S605'),
  ),
  'many comments': view(
    (n) => `${times(n, () => '    # wherefrom: ignore[injection/command] because')}\n    os.system(x)`,
  ),
  'secrets written': file((n) => times(n, (i) => `password${i} = "hunter2hunter2${i}"`)),
  'settings of Django': (n) => ({
    'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
    'settings.py': `DEBUG = True\n${times(n, (i) => `INSTALLED_APPS += ["a${i}"]\nMIDDLEWARE = [*MIDDLEWARE, "b"]`)}\n`,
  }),
  'routes of Django': (n) => ({
    'urls.py': `from django.urls import path\nimport views\nurlpatterns = [${times(n, (i) => `path("a${i}/<str:x>", views.v${i}),`)}]\n`,
    'views.py': `import os\n${times(n, (i) => `def v${i}(request, x):\n    os.system(request.GET["x"] + x)`)}\n`,
  }),
  'models of Django': (n) => ({
    'models.py': `from django.db import models\nclass M(models.Model):\n${times(n, (i) => `    f${i} = models.TextField()`)}\n    def s(self):\n        eval(self.f1)\n`,
    'views.py': `import os\nfrom models import M\n${times(n, (i) => `def v${i}(request):\n    os.system(M.objects.get(f${i}=request.GET["x"]).f${i})`)}\n`,
  }),
  templates: (n) => ({
    'app.py': `${REQUEST}from flask import render_template\n@app.route("/")\ndef view():\n    return render_template("a.html", x=request.args["x"])\n`,
    'templates/a.html': `<html><script>${'var a = "{{ x }}";\n'.repeat(n)}</script>${'<a href="{{ x }}" onclick=\'f({{ x|safe }})\'>{{ x|safe }}</a>\n'.repeat(n)}</html>`,
  }),
  'a template of open tags': (n) => ({
    'app.py': `${REQUEST}from flask import render_template\n@app.route("/")\ndef view():\n    return render_template("a.html", x=request.args["x"])\n`,
    'templates/a.html': `${'<script>{{ x }} <a href="{{ x }}'.repeat(n)}`,
  }),
  'a template of blocks': (n) => ({
    'app.py': `${REQUEST}from flask import render_template\n@app.route("/")\ndef view():\n    return render_template("a.html", x=request.args["x"])\n`,
    'templates/a.html': `${'{% if x %}{% autoescape false %}'.repeat(n)}{{ x }}${'{% endautoescape %}{% endif %}'.repeat(n)}`,
  }),
  'pages written in the code': view(
    (n) => `    return "${'<a href=%s><script>%s</script>'.repeat(n)}" % (${'x, '.repeat(2 * n)})`,
  ),
  'pages of pieces': view((n) => `    return f"${"<a href='{x}'><script>{x}</script>".repeat(n)}"`),
  'arguments of a command': (n) => ({
    'cli.py': `import argparse, os\np = argparse.ArgumentParser()\n${times(n, (i) => `p.add_argument("--a${i}")`)}\na = p.parse_args()\n${times(n, (i) => `os.system(a.a${i})`)}\n`,
  }),
  'click options': (n) => ({
    'cli.py': `import click, os\n@click.command()\n${times(n, (i) => `@click.option("--a${i}")`)}\ndef f(${times(n, (i) => `a${i},`)}):\n${times(n, (i) => `    os.system(a${i})`)}\n`,
  }),
  'sessions of sockets': file(
    (n) =>
      `import socket\ns = socket.socket()\n${times(n, () => 's.send(pickle.dumps(1))\npickle.loads(s.recv(99))')}`,
  ),
  'a store written and read': file(
    (n) =>
      `import redis\nr = redis.Redis()\n${times(n, (i) => `r.set("a${i}", pickle.dumps(1))\npickle.loads(r.get("a${i}"))`)}`,
  ),
  signatures: view(
    (n) =>
      `    import hmac\n${times(n, () => '    if not hmac.compare_digest(hmac.new(KEY, x, "sha256").digest(), request.data):\n        return')}\n    pickle.loads(x)`,
  ),
};
