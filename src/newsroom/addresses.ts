export * from '../archive/addresses.ts';
