// The settings have the types that the libraries expect, in the versions that are installed next to it: tsc
import { InMemoryCache } from '@apollo/client';
import { cacheExchange } from '@urql/exchange-graphcache';
import { possibleTypes, typePolicies } from 'proposaltracker-client/apollo';
import { errors } from 'proposaltracker-client/errors';
import type { ReasonEntry } from 'proposaltracker-client/errors';
import { missingFieldHandlers } from 'proposaltracker-client/relay';
import { graphcache } from 'proposaltracker-client/urql';

export const apollo = new InMemoryCache({ possibleTypes, typePolicies });
export const urql = cacheExchange({ ...graphcache, optimistic: {} });
export const relay: readonly { kind: 'linked' }[] = missingFieldHandlers;
export const unknownCode: ReasonEntry | undefined = errors.reasons.find(({ reason }) => reason === 'UNKNOWN_CODE');

// @ts-expect-error: a misspelt reason
errors.reasons.find(({ reason }) => reason === 'UNKNOWN_CODES');
