/** A program that counts with node-statsd: node statsd.cjs PORT */
const [, , port] = process.argv;
const StatsD = require('node-statsd');
const client = new StatsD({ host: '127.0.0.1', port: Number(port), prefix: 'shop.', global_tags: ['service:shop'] });

client.increment('orders');
client.increment('orders', 2);
client.timing('latency', 100);
client.timing('latency', 200);
client.gauge('queue', 7);
client.set('users', 'a');
client.set('users', 'b');
setTimeout(() => client.close(), 200);
