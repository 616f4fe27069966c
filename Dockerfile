# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tests/support/generated-client/package.json tests/support/generated-client/
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

# One image for every process: `npm start` for all of them, or `npm run api`, `worker`, `dashboard`.
FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data MALLOC_ARENA_MAX=2
COPY --from=build --chown=node:node /app ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000 4000
CMD ["npm", "start"]
