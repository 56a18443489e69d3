FROM node:24.11.1-bookworm-slim AS pages
WORKDIR /srv/app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN node scripts/portal/main.ts

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=development
WORKDIR /srv/app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
COPY --from=pages /srv/app/dist/portal dist/portal
RUN mkdir -p .data && chown node:node .data
USER node
# api by default; the workers and the database's preparation are started with another command
CMD ["node", "api/server.ts"]
