from wsgiref.handlers import CGIHandler

CGIHandler().run(app)
