import type { createMlflowServices } from "../language/index.ts";

/** The language's services, as the server holds them. */
export type Services = ReturnType<typeof createMlflowServices>;
