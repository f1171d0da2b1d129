// Asks a server for vectors as the official client of OpenAI's API does, and prints what that
// client made of each answer, as one line of JSON. Arguments: the server's address, a model's name.
import OpenAI from 'openai';

const [address, model] = process.argv.slice(2);
const client = new OpenAI({ baseURL: `${address}/v1`, apiKey: 'none', maxRetries: 0 });

/** What the client throws, told by what a program would look at. */
async function refused(request) {
  try {
    await client.embeddings.create(request);
    return null;
  } catch (error) {
    const { status, type, param, code } = error;
    return {
      isBadRequest: error instanceof OpenAI.BadRequestError,
      isNotFound: error instanceof OpenAI.NotFoundError,
      status,
      type,
      param,
      code,
      message: error.message,
    };
  }
}

const input = ['a person who studies stars', 'fear of heights', 'Vögel, 鳥 and 🐦'];
const models = [];
for await (const entry of client.models.list()) {
  models.push(entry);
}
console.log(
  JSON.stringify({
    input,
    models,
    model: await client.models.retrieve(model),
    // Without a format the client asks for base64 and decodes it.
    usual: await client.embeddings.create({ model, input }),
    floats: await client.embeddings.create({ model, input, encoding_format: 'float' }),
    documents: await client.embeddings.create({ model, input, input_type: 'document' }),
    single: await client.embeddings.create({ model, input: input[0], user: 'somebody' }),
    tokens: await refused({ model, input: [[101, 102]] }),
    unknown: await refused({ model: 'nobody', input }),
  }),
);
