import { z } from "zod";

/** The person who had a title converted. */
export const starterSchema = z.object({ content_id: z.number().int(), name: z.string() });
export type Starter = z.infer<typeof starterSchema>;
