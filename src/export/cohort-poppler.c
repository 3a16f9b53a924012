/* The library that draws PDF pages, loaded when there is one to draw: few starts ever need it.
 * Copyright 2026 The Cohort authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-poppler.h"

#include <gmodule.h>

/* The interface this was built for; the same since 2011. */
#define LIBRARY "libpoppler-glib.so.8"

/** cohort_poppler_load: see the header */
gboolean
cohort_poppler_load (CohortPoppler *poppler)
{
  const struct {
    const char *name;
    gpointer *function;
  } symbols[] = {
      {"poppler_error_quark", (gpointer *)&poppler->error_quark},
      {"poppler_document_new_from_bytes", (gpointer *)&poppler->document_new},
      {"poppler_document_get_n_pages", (gpointer *)&poppler->get_n_pages},
      {"poppler_document_get_page", (gpointer *)&poppler->get_page},
      {"poppler_page_get_size", (gpointer *)&poppler->get_size},
      {"poppler_page_render_for_printing", (gpointer *)&poppler->render},
  };
  GModule *module = g_module_open (LIBRARY, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

  if (module == NULL)
    return FALSE;
  /* Its types are registered once and for all. */
  g_module_make_resident (module);
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (!g_module_symbol (module, symbols[i].name, symbols[i].function))
      return FALSE;
  return TRUE;
}
