import { SendDataView } from '@baselime-ai/contract';
import type { Config } from '../../config.js';
import type { ApiRoute } from '../api-route.js';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

/** What the configuration opens. A configured port is an open one: the start fails when one cannot be bound. */
export const readSendData: ApiRoute = (api, { config }) => {
  const schema = {
    summary: 'Where this server takes telemetry',
    tags: ['ingest'],
    response: { 200: SendDataView },
  };
  const view = sendDataOf(config);
  api.get('/api/send-data', { schema }, () => view);
};

/** Names ports and says how things are set; no key, no secret, no path. */
export function sendDataOf(config: Config): SendDataView {
  const { otlpHttpPort, otlpGrpcPort, syslogTls, statsdPort, xrayUdpPort } = config;
  return {
    ...(otlpHttpPort === undefined ? {} : { otlpHttpPort }),
    ...(otlpGrpcPort === undefined ? {} : { otlpGrpcPort }),
    ...(syslogTls === undefined ? {} : { syslogTlsPort: syslogTls.port }),
    ...(statsdPort === undefined ? {} : { statsdPort }),
    ...(xrayUdpPort === undefined ? {} : { xrayUdpPort }),
    reachableFromNetwork: !LOOPBACK.test(config.host),
    hosts: [...config.allowedHosts],
    vercel: {
      answersCheck: config.vercelVerify !== undefined,
      checksSignature: config.vercelSecret !== undefined,
    },
    firstKeyIn: config.apiKey === undefined ? 'file' : 'variable',
  };
}
