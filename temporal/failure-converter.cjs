// CommonJS, because Temporal loads this module by path with `require`, in the main thread and in its workflow bundle.
const { DefaultFailureConverter } = require('@temporalio/common');

// Encrypts messages and stack traces of failures too; only the failure's type, which is an error code, stays legible.
exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
