import type { MinedPackage } from '../mined.ts';

/** Made by `./wherefrom-dev mine --write`. */
export const mined: MinedPackage = {
  name: 'django',
  modules: ['django'],
  flaws: [
    {
      ids: ['CVE-2023-46695', 'PYSEC-2023-222'],
      releases: ['4.2.6', '4.2.7'],
      by: 'place',
      symbols: ['django.contrib.auth.forms.UsernameField.to_python'],
    },
    {
      ids: ['CVE-2023-41164', 'PYSEC-2023-225'],
      releases: ['4.2.4', '4.2.5'],
      by: 'name',
      symbols: ['django.utils.encoding.uri_to_iri'],
    },
    {
      ids: ['CVE-2023-43665', 'PYSEC-2023-226'],
      releases: ['4.2.5', '4.2.6'],
      by: 'size',
      symbols: [
        'django.conf.Settings.__init__',
        'django.db.backends.mysql.features.DatabaseFeatures.django_test_skips',
        'django.db.backends.postgresql.operations.DatabaseOperations.lookup_cast',
        'django.db.models.lookups.IsNull.as_sql',
        'django.utils.text.Truncator._truncate_html',
      ],
    },
    {
      ids: ['CVE-2024-45230', 'PYSEC-2024-102'],
      releases: ['5.1', '5.1.1'],
      by: 'name',
      symbols: ['django.utils.html.urlize'],
    },
    {
      ids: ['CVE-2024-27351', 'PYSEC-2024-47'],
      releases: ['5.0.2', '5.0.3'],
      by: 'name',
      symbols: ['django.utils.text.Truncator.words'],
    },
    {
      ids: ['CVE-2024-39330', 'PYSEC-2024-58'],
      releases: ['5.0.6', '5.0.7'],
      by: 'name',
      symbols: ['django.core.files.storage.Storage.save', 'django.core.files.storage.base.Storage.save'],
    },
    {
      ids: ['CVE-2024-39614', 'PYSEC-2024-59'],
      releases: ['5.0.6', '5.0.7'],
      by: 'name',
      symbols: ['django.utils.translation.trans_real.get_supported_language_variant'],
    },
    {
      ids: ['CVE-2024-41990', 'PYSEC-2024-68'],
      releases: ['5.0.7', '5.0.8'],
      by: 'name',
      symbols: [
        'django.template.defaultfilters.urlize',
        'django.template.defaultfilters.urlizetrunc',
        'django.utils.html.urlize',
      ],
    },
    {
      ids: ['CVE-2024-41991', 'PYSEC-2024-69'],
      releases: ['5.0.7', '5.0.8'],
      by: 'place',
      symbols: ['django.contrib.admin.widgets.AdminURLFieldWidget.get_context'],
    },
  ],
};
