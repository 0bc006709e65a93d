/**
 * What is random in property tests is the same in every run, so that a run tells of a change and not of luck. `SEED`
 * tries something else.
 */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['SEED'] ?? 1) });
