from django.utils.safestring import SafeString


def badge(request):
    return SafeString(request.GET["name"])
