import { type Step, word } from "../exchange.ts";

/** Whether the user may work on the collection. */
export const privilege: Step = ({ operation, world, profile, user, database, name, collection }) => {
  if (user === undefined) return;
  const { admin = false, may = [] } = world.users.get(user) ?? {};
  const names = [name, profile.aliasPrivilege ? collection?.name : undefined];
  if (admin || names.some((each) => may.includes(`${database}.${each}`))) return;
  return { message: word(profile.permissionMessage, { privilege: operation?.privilege ?? "", user, database }) };
};
