export interface SealedStep {
  readonly inputId: string;
}

export interface OriginInput {
  readonly ip: string;
  readonly userAgent: string;
}
