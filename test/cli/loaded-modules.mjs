// Writes the address of every module that is loaded from now on to the file that EPI_LOADED_MODULES names.
import { register } from "node:module";

register(
  `data:text/javascript,${encodeURIComponent(`
    import { appendFileSync } from "node:fs";
    export async function load(url, context, next) {
      if (url.startsWith("file:")) appendFileSync(process.env.EPI_LOADED_MODULES, url + "\\n");
      return next(url, context);
    }
  `)}`,
);
