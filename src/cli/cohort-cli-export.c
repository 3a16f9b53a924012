/* The job that writes a file to hand on.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-cli-kinds.h"

#include "cohort-arguments.h"
#include "cohort-attachments.h"
#include "cohort-claim-packet.h"
#include "cohort-cli-papers.h"
#include "cohort-date.h"
#include "cohort-error.h"
#include "cohort-invoice-files.h"
#include "cohort-roster.h"

#include <glib/gi18n-lib.h>

/* What was asked for; words are those of the command line. */
typedef struct {
  CohortSnapshot *snapshot; /* (owned) */
  CohortMoment moment;
  const char *attachments; /* the folder */
  char **names;            /* (owned) (nullable): --person */
  char **people;           /* (owned) (nullable): ids of these */
  char *payee;             /* (owned) (nullable) */
  char *convening;         /* (owned) (nullable): code */
  char *from;              /* (owned) (nullable) */
  char *to;                /* (owned) (nullable) */
  char *invoice;           /* (owned) (nullable): number or id */
  gboolean include_private;
} Export;

static void
export_clear (Export *export)
{
  g_clear_pointer (&export->snapshot, cohort_snapshot_unref);
  g_strfreev (export->names);
  g_strfreev (export->people);
  g_free (export->payee);
  g_free (export->convening);
  g_free (export->from);
  g_free (export->to);
  g_free (export->invoice);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
export_roster (const Export *export, const char *path, GError **error)
{
  const CohortRosterOptions options = {.today = export->moment.today,
                                       .exported_at = export->moment.now,
                                       .version = PACKAGE_VERSION,
                                       .person_ids = (const char *const *)export->people,
                                       .include_private = export->include_private};

  return cohort_roster_write (export->snapshot, &options, path, NULL, error);
}

/* One person, or a payee in her place where @payee is allowed. */
static gboolean
check_one (const Export *export, gboolean payee, GError **error)
{
  guint n = export->people != NULL ? g_strv_length (export->people) : 0;

  if (n + (payee && export->payee != NULL ? 1 : 0) == 1)
    return TRUE;
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                       payee ? _ ("Whose? Say one --person NAME, or --payee NAME.")
                             : _ ("Whose? Say one --person NAME."));
  return FALSE;
}

static gboolean
read_day (const char *text, CohortDate *day, GError **error)
{
  *day = 0;
  return text == NULL || cohort_date_parse_typed (text, day, error);
}

static gboolean
export_claim (const Export *export, const char *path, GError **error)
{
  CohortClaimOptions options = {.today = export->moment.today,
                                .exported_at = export->moment.now,
                                .payee = export->payee,
                                .convening = export->convening,
                                .attachments = export->attachments};

  if (!check_one (export, TRUE, error)
      || !cohort_cli_check_convening (export->snapshot, export->convening, FALSE, error)
      || !read_day (export->from, &options.from, error)
      || !read_day (export->to, &options.to, error))
    return FALSE;
  options.person = export->people != NULL ? export->people[0] : NULL;
  return cohort_claim_packet_write_pdf (export->snapshot, &options, path, NULL, error);
}

static gboolean
export_preapproval (const Export *export, const char *path, GError **error)
{
  CohortPreapprovalOptions options = {.today = export->moment.today,
                                      .exported_at = export->moment.now,
                                      .convening = export->convening};

  if (!check_one (export, FALSE, error)
      || !cohort_cli_check_convening (export->snapshot, export->convening, TRUE, error))
    return FALSE;
  options.person = export->people[0];
  return cohort_preapproval_write_pdf (export->snapshot, &options, path, NULL, error);
}

static const CohortInvoice *
find_invoice (const Export *export, GError **error)
{
  if (export->invoice != NULL)
    return cohort_arguments_find_record (export->snapshot, COHORT_RECORD_INVOICE, export->invoice,
                                         error);
  g_set_error_literal (error, COHORT_ERROR, COHORT_ERROR_INVALID,
                       _ ("Which invoice? Say --invoice NUMBER."));
  return NULL;
}

/* As a workbook when the file is called one. */
static gboolean
export_invoice (const Export *export, const char *path, GError **error)
{
  const CohortInvoice *invoice = find_invoice (export, error);
  CohortInvoiceOptions options = {.today = export->moment.today, .exported_at = export->moment.now};

  if (invoice == NULL)
    return FALSE;
  options.invoice = invoice->record.id;
  if (cohort_cli_has_ending (path, "xlsx"))
    return cohort_invoice_write_xlsx (export->snapshot, &options, path, NULL, error);
  return cohort_invoice_write_pdf (export->snapshot, &options, path, NULL, error);
}

typedef gboolean (*ExportFunc) (const Export *export, const char *path, GError **error);

static ExportFunc
find_kind (const char *name)
{
  static const struct {
    const char *name;
    ExportFunc write;
  } kinds[] = {
      {"roster", export_roster},
      {"claim", export_claim},
      {"preapproval", export_preapproval},
      {"invoice", export_invoice},
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return kinds[i].write;
  return NULL;
}

/* Names and e-mail addresses, as a person types them, into ids. */
static char **
find_people (const CohortSnapshot *snapshot, char **names, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *name = g_utf8_make_valid (names[i], -1);
    const CohortPerson *person
        = cohort_arguments_find_record (snapshot, COHORT_RECORD_PERSON, name, error);

    if (person == NULL)
      return NULL;
    g_strv_builder_add (ids, person->record.id);
  }
  return g_strv_builder_end (ids);
}

static gboolean
load (Export *export, CohortDb *db, GError **error)
{
  export->snapshot = cohort_db_load_snapshot (db, error);
  if (export->snapshot == NULL)
    return FALSE;
  if (export->names != NULL)
    export->people = find_people (export->snapshot, export->names, error);
  return export->names == NULL || export->people != NULL;
}

/* One of the papers, or else @write. */
static gboolean
write_file (const Export *export,
            CohortCliPaperFunc write_paper,
            ExportFunc write,
            const char *path,
            GError **error)
{
  const CohortCliPaper paper = {export->snapshot, export->moment,
                                (const char *const *)export->people, export->convening,
                                export->include_private};

  return write_paper != NULL ? write_paper (&paper, path, error) : write (export, path, error);
}

/** cohort_cli_export: writes letters, the roster, a claim, a request to travel or an invoice */
int
cohort_cli_export (CohortCliCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CohortDb) db = NULL;
  g_autofree char *attachments = NULL;
  g_auto (Export) export = {.moment = call->moment};
  CohortCliPaperFunc write_paper;
  ExportFunc write;
  const GOptionEntry options[] = {
      {"person", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &export.names, NULL, NULL},
      {"private", 0, 0, G_OPTION_ARG_NONE, &export.include_private, NULL, NULL},
      {"payee", 0, 0, G_OPTION_ARG_STRING, &export.payee, NULL, NULL},
      {"convening", 0, 0, G_OPTION_ARG_STRING, &export.convening, NULL, NULL},
      {"from", 0, 0, G_OPTION_ARG_STRING, &export.from, NULL, NULL},
      {"to", 0, 0, G_OPTION_ARG_STRING, &export.to, NULL, NULL},
      {"invoice", 0, 0, G_OPTION_ARG_STRING, &export.invoice, NULL, NULL},
      {0},
  };
  const char *kind = cohort_cli_find_kind_word (call->words);
  int status;

  if (g_strcmp0 (kind, "letters") == 0)
    return cohort_cli_export_letters (call);
  if (g_strcmp0 (kind, "workbook") == 0)
    return cohort_cli_export_workbook (call);
  if (!cohort_cli_parse (call, options, 2, 2, &status)
      || !cohort_cli_check_kind (call, options, &status))
    return status;
  write_paper = cohort_cli_find_paper (call->words[1], call->words[2]);
  write = find_kind (call->words[1]);
  db = cohort_cli_open (call, FALSE);
  if (db == NULL || !cohort_cli_check_out (call, call->words[2]))
    return COHORT_CLI_FAILURE;
  attachments = cohort_attachments_get_folder (call->path);
  export.attachments = attachments;
  if (!load (&export, db, &error)
      || !write_file (&export, write_paper, write, call->words[2], &error))
    return cohort_cli_fail (error);
  cohort_cli_print (_ ("Wrote %s"), call->words[2]);
  return COHORT_CLI_SUCCESS;
}
