/** Tells zod not to compile parsers with `new Function`, which the console's Content-Security-Policy forbids. Import it first. */
import { z } from 'zod';

z.config({ jitless: true });
