/** Version of what is served. It is raised whenever answers change their shape, so that nobody keeps old ones. */
export const VERSION = "1.0.0";
