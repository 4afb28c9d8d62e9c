export type { SeenRequest } from "./journal.ts";
export { type Mock, startMock } from "./mock.ts";
export type { Bug, MockOptions } from "./options.ts";
export type { Troubles } from "./trouble/trouble.ts";
export type { Collection } from "./world/world.ts";
export type { CollectionFile, DatabaseFile, UserFile, WorldFile } from "./world/world-file.ts";
