from django.utils.safestring import mark_safe


def badge(request):
    return mark_safe("<b>" + request.GET["name"] + "</b>")
