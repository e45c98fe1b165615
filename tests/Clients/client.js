// A client in another language, with nothing but the proto files and an API key:
//   node client.js PROTOS_FOLDER HOST:PORT KEY COMMAND JSON
// COMMAND is Service/Method, JSON its request. Prints the answer, or the refusal with its field violations, as JSON.
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import protoFiles from 'google-proto-files';
import protobuf from 'protobufjs';
import path from 'node:path';

const [, , protos, address, key, command, request] = process.argv;
const [service, method] = command.split('/');
const google = path.dirname(path.dirname(protoFiles.getProtoPath('rpc')));
const files = ['enrolment', 'allocation', 'delivery', 'outcomes', 'costs'].map((name) => `${name}.proto`);
const definition = loader.loadSync(files, { includeDirs: [protos, google], keepCase: true, longs: String, enums: String });
const packages = Object.values(grpc.loadPackageDefinition(definition).programme).map((module) => module.v1);
const Service = packages.map((module) => module[service]).find(Boolean);

const client = new Service(address, grpc.credentials.createInsecure());
const metadata = new grpc.Metadata();
metadata.set('authorization', `Bearer ${key}`);
client[method](JSON.parse(request), metadata, { deadline: Date.now() + 30_000 }, (refusal, answer) => {
  console.log(JSON.stringify(refusal ? explain(refusal) : { code: 'OK', answer }));
  client.close();
});

/** Reads google.rpc.Status out of the trailers: the reason, and what is wrong with which field. */
function explain(refusal) {
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => (target.startsWith('google/') ? path.join(google, target) : target);
  root.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto']);
  const details = refusal.metadata.get('grpc-status-details-bin').flatMap((bytes) => root.lookupType('google.rpc.Status').decode(bytes).details)
    .map((any) => [any.type_url.split('/').pop(), any.value]);
  const find = (name) => details.filter(([type]) => type === name).map(([type, value]) => root.lookupType(type).decode(value));
  return {
    code: grpc.status[refusal.code],
    text: refusal.details,
    reason: find('google.rpc.ErrorInfo').map((info) => info.reason)[0],
    fields: find('google.rpc.BadRequest').flatMap((bad) => bad.fieldViolations).map(({ field, description }) => ({ field, description })),
  };
}
