import { z } from 'zod';

export const locale = z.enum(['zh-CN', 'en']);
