// Trains byte-level BPE on corpus.txt with Hugging Face's own trainer, and records the merges and the encoding of the corpus.
//   npm install tokenizers@0.23.2 && node make_bpe_goldens.mjs
// Tokenizer.train takes the trainer's defaults: 30,000 tokens (more than the corpus gives), no least frequency, only the characters that occur, and each
// line with its end as a text. The corpus has runs of one character, where two merges can make the same token.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const { Tokenizer } = createRequire(import.meta.url)('tokenizers');

const byteLevel = (useRegex) => ({ type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: useRegex });
const split = (Regex) => ({ type: 'Split', pattern: { Regex }, behavior: 'Isolated', invert: false });
const preTokenizers = {
  gpt2: byteLevel(true),
  mini: { type: 'Sequence', pretokenizers: [split(' ?\\p{L}+| ?\\p{N}| {4}| ?[^\\s\\p{L}\\p{N}]+|\\s'), byteLevel(false)] },
};
const text = readFileSync('corpus.txt', 'utf8');
const ids = (list) => createHash('sha256').update(list.join(' ')).digest('hex');
for (const [name, pre_tokenizer] of Object.entries(preTokenizers)) {
  const model = { type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: false, vocab: {}, merges: [] };
  const tokenizer = Tokenizer.fromString(JSON.stringify({
    version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer: null, pre_tokenizer, post_processor: null, decoder: byteLevel(true), model }));
  tokenizer.train(['corpus.txt']);
  tokenizer.save('trained.json');
  const trained = JSON.parse(readFileSync('trained.json', 'utf8'));
  rmSync('trained.json');
  const encoding = await tokenizer.encode(text);
  writeFileSync(`${name}.json`, JSON.stringify({
    tokenizers: '0.23.2', pre_tokenizer, vocabulary: Object.keys(trained.model.vocab).length, tokens: encoding.getIds().length, idsSha256: ids(encoding.getIds()),
    merges: trained.model.merges.map((m) => m.join(' ')) }, null, 1) + '\n');
}
