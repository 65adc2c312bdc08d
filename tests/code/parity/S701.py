import jinja2

environment = jinja2.Environment(autoescape=False)
page = environment.get_template("page.html")
