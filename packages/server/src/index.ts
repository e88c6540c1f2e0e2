/** The HTTP server: doors for telemetry, the API and the console. Programs start it; requests reach it over HTTP only. */
export { type Config, type Environment, readConfig, VARIABLES } from './config.js';
export { createLogger, type LogLevel } from './pino-logger.js';
export { type RunningServer, type StartOptions, startServer } from './start-server.js';
