import { useSaid } from "#components/conversions/use-said.ts";
import type { Track } from "#lib/tracks/schema.ts";

/** Why a track failed, in the person's language; null where the store does not say. */
export function useTrackFailure() {
  const say = useSaid();
  return ({ conversion_code, conversion_params, conversion_message }: Track) =>
    say({ code: conversion_code ?? null, params: conversion_params }, conversion_message ?? null);
}
