/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fix-support.h"

/* Fixes of servers: before and after, and what is not mended. */

static const FixRow rows[] = {
  { "others", "server-remove-others", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/1'},{'url':'https://a.example/2'},{"
    "'url':'https://b.example'},{'url':'http://a.example'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/1'}]," PATH_X "}" },
  { "callable", "server-keep-callable", SMITH_FIX_NARROWER,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://localhost:3000'},{'url':'https://a.example'}]," PATH_X "}",
    "{" HEAD "," PATH_X "}",
    NULL, "http://localhost:3000 is left out" },
  { "variables", "server-fill-variables", SMITH_FIX_NARROWER,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://{h}/{v}','variables':{'h':{'default':'a.example'},'v':{"
    "'enum':['1','2'],'default':'1'}}}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/1'}]," PATH_X "}",
    NULL, "https://a.example/1" },
  { "port-443", "server-remove-port", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example:443/v1'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/v1'}]," PATH_X "}" },
  { "upper-case", "server-lower-case", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'HTTPS://A.Example/V1'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/V1'}]," PATH_X "}" },
  { "https", "server-use-https", SMITH_FIX_NARROWER,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://a.example/v1'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/v1'}]," PATH_X "}",
    NULL, "http://a.example/v1 is never called" },
  { "https-without-a-scheme", "server-use-https", SMITH_FIX_NARROWER,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'//a.example/v1'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/v1'}]," PATH_X "}" },
  { "https-of-a-name-like-a-private-address", "server-use-https", SMITH_FIX_NARROWER,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://10.example.com'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://10.example.com'}]," PATH_X "}" },
  { "https-of-an-address-beside-the-private-ones", "server-use-https", SMITH_FIX_NARROWER,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://172.32.0.1'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://172.32.0.1'}]," PATH_X "}" },
  { "https-of-a-public-address-in-brackets", "server-use-https", SMITH_FIX_NARROWER,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://[2001:db8::1]'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://[2001:db8::1]'}]," PATH_X "}" },
  { "slash", "server-remove-slash", SMITH_FIX_SAME,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/v1/'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/v1'}]," PATH_X "}" },
  { "address-of-none", "server-set-address", SMITH_FIX_YOURS,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'}," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/v1'}]," PATH_X "}",
    " https://A.example:443/v1/ " },
  { "address-of-an-empty-list", "server-set-address", SMITH_FIX_YOURS,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[]," PATH_X "}",
    "{" HEAD "," PATH_X "}",
    "https://a.example" },
  { "address-of-a-relative-one", "server-set-address", SMITH_FIX_YOURS,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{" "'url':'/v1'}]," PATH_X
    "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/v1'}]," PATH_X "}",
    "https://a.example/v1" },
  { "address-of-a-port", "server-set-address", SMITH_FIX_YOURS,
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example:8443'}]," PATH_X "}",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://b.example'}]," PATH_X "}",
    "https://b.example" },
};

static const RefusalRow refusals[] = {
  { "one-server", "server-remove-others",
    "{" HEAD "," PATH_X "}" },
  { "callable-one", "server-keep-callable",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example'},{'url':'http://localhost'}]," PATH_X "}" },
  { "callable-nowhere", "server-keep-callable",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://localhost'},{'url':'https://b.local'}]," PATH_X "}" },
  { "variable-without-default", "server-fill-variables",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/{v}','variables':{'v':{'enum':['1']}}}]," PATH_X "}" },
  { "port-of-its-own", "server-remove-port",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example:8443'}]," PATH_X "}" },
  { "port-80-of-https", "server-remove-port",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example:80'}]," PATH_X "}" },
  { "https-on-a-port", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://a.example:8080'}]," PATH_X "}" },
  { "https-of-this-machine", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://localhost'}]," PATH_X "}" },
  { "https-of-a-private-network", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://172.16.0.1'}]," PATH_X "}" },
  { "https-of-the-end-of-a-private-network", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://172.31.255.255'}]," PATH_X "}" },
  { "https-of-no-machine", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://0.0.0.0'}]," PATH_X "}" },
  { "https-of-a-link", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://169.254.1.1'}]," PATH_X "}" },
  { "https-of-this-machine-in-brackets", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://[::1]'}]," PATH_X "}" },
  { "https-of-a-link-in-brackets", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://[fe80::1]'}]," PATH_X "}" },
  { "https-of-a-private-network-in-brackets", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://[fd00::1]'}]," PATH_X "}" },
  { "https-of-brackets-without-an-address", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://[x.y]'}]," PATH_X "}" },
  { "https-of-a-name-of-the-network", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'http://printer.local'}]," PATH_X "}" },
  { "https-of-a-path", "server-use-https",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{" "'url':'/v1'}]," PATH_X
    "}" },
  { "slash-in-the-middle", "server-remove-slash",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{"
    "'url':'https://a.example/v1'}]," PATH_X "}" },
  { "address-by-http", "server-set-address",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{" "'url':'/v1'}]," PATH_X
    "}",
    "http://a.example", "begins with https://" },
  { "address-without-a-host", "server-set-address",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{" "'url':'/v1'}]," PATH_X
    "}",
    "https://", "begins with https://" },
  { "address-on-a-port", "server-set-address",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{" "'url':'/v1'}]," PATH_X
    "}",
    "https://a.example:8443", "another one" },
  { "address-of-this-machine", "server-set-address",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{" "'url':'/v1'}]," PATH_X
    "}",
    "https://localhost", "on the internet" },
  { "address-of-a-private-network", "server-set-address",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{" "'url':'/v1'}]," PATH_X
    "}",
    "https://172.20.1.2", "on the internet" },
  { "address-with-a-variable", "server-set-address",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{" "'url':'/v1'}]," PATH_X
    "}",
    "https://a.example/{v}", "without ?" },
  { "address-with-a-user", "server-set-address",
    "{'openapi':'3.1.0','info':{'title':'T','version':'1'},'servers':[{" "'url':'/v1'}]," PATH_X
    "}",
    "https://u@a.example", "without ?" },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fix_add_rows ("server", rows, G_N_ELEMENTS (rows));
  fix_add_refusals ("server", refusals, G_N_ELEMENTS (refusals));

  return g_test_run ();
}
