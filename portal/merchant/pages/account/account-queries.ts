import { queryOptions } from '@tanstack/react-query';
import { unwrap, api } from '../../../shared/api/client.ts';

/** The account's queries. @throws ApiProblem to the page's error boundary */
export const accountQueries = {
  contacts: queryOptions({
    queryKey: ['contacts'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/contacts'))).items,
  }),
  sessions: queryOptions({
    queryKey: ['sessions'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/sessions'))).items,
  }),
  secondFactor: queryOptions({
    queryKey: ['second-factor'],
    queryFn: () => unwrap(api.GET('/api/v1/second-factor')),
  }),
  acceptedTerms: queryOptions({
    queryKey: ['accepted-terms'],
    queryFn: async () => (await unwrap(api.GET('/api/v1/terms/acceptances'))).items,
  }),
  notificationSettings: queryOptions({
    queryKey: ['notification-settings'],
    queryFn: () => unwrap(api.GET('/api/v1/notification-settings')),
  }),
};
