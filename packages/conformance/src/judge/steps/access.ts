import type { Facts } from "../facts.ts";
import { exactly } from "../wording.ts";
import { own, type World } from "../world.ts";
import { certainly, perhaps, type Step } from "./step.ts";

/** Whether the request says who it comes from, and proves it. */
export const authentication: Step = ({ auth, world, credentials: { user, password, key } }) => {
  if (auth === false) return undefined;
  if (auth === undefined) return perhaps;
  if (user === "" || password === "") return key !== "" && !world?.users ? perhaps : certainly();
  if (!world?.users) return perhaps;
  return own(world.users, user)?.password === password ? undefined : certainly();
};

/** Whether the user may do this. */
export const privilege: Step = (facts) => {
  const { auth, world, profile, credentials, database, operation } = facts;
  if (auth === false) return undefined;
  const user = own(world?.users, credentials.user);
  if (auth === undefined || !world || !user) return perhaps;
  if (user.admin || user.may?.includes(`${database}.${privilegedName(world, facts)}`)) return undefined;
  const { privilege } = operation;
  if (privilege === undefined) return certainly();
  return certainly(exactly(profile.permissionMessage, { privilege, user: credentials.user, database }));
};

/** The name that a privilege is looked up by: of an alias its collection's, in the releases that know. */
function privilegedName(world: World, { profile, database, collection = "" }: Facts): string {
  const target = own(own(world.databases, database)?.aliases, collection);
  return profile.aliasPrivilege && target !== undefined ? target : collection;
}
