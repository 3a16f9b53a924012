/* One XML part of a package, read as a stream.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cohort-zip.h"

#include <libxml/xmlreader.h>

G_BEGIN_DECLS

typedef struct _CohortXml CohortXml;

/* What cohort_xml_next() stopped at. */
typedef enum {
  COHORT_XML_FAILED, /* and the error is set */
  COHORT_XML_START,
  COHORT_XML_END,
  COHORT_XML_TEXT,
  COHORT_XML_DONE,   /* the part is read to its end, and is whole */
} CohortXmlNode;

CohortXml     *cohort_xml_new           (CohortZip *zip, const char *path, GError **error);
void           cohort_xml_free          (CohortXml *self);
CohortXmlNode  cohort_xml_next          (CohortXml *self, GError **error);
const char    *cohort_xml_get_name      (CohortXml *self);
const char    *cohort_xml_get_text      (CohortXml *self);
int            cohort_xml_get_depth     (CohortXml *self);
gboolean       cohort_xml_is_empty      (CohortXml *self);
gboolean       cohort_xml_is            (CohortXml *self, const char *name);
char          *cohort_xml_dup_attribute (CohortXml *self, const char *name)
  G_GNUC_WARN_UNUSED_RESULT;
char          *cohort_xml_dup_rel_id    (CohortXml *self) G_GNUC_WARN_UNUSED_RESULT;
xmlTextReader *cohort_xml_get_reader    (CohortXml *self);
gboolean       cohort_xml_set_damaged   (CohortXml *self, GError **error);
gboolean       cohort_xml_collect       (CohortXml *self, gboolean rich, GString *text,
                                         GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CohortXml, cohort_xml_free)

G_END_DECLS
