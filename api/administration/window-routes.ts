import { createRoute } from '@hono/zod-openapi';
import {
  CodeParam,
  DeviceToken,
  NewWindow,
  ServiceWindow,
  WindowChange,
  Windows,
} from '../contract/administration.ts';
import type { Huiyin } from '../huiyin.ts';
import { requireViewer } from '../identity/session.ts';
import { json, newRoutes, problems, requestBody } from '../openapi.ts';
import { addWindow, listWindows, putWindow, rotateDeviceToken } from './windows.ts';

const tags = ['administration'];

/** Counter windows and the devices that stand at them. */
export function windowRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/windows',
        tags,
        summary: 'Counter windows',
        responses: { 200: json(Windows), ...problems(401, 403) },
      }),
      (c) => {
        requireViewer(c, 'admin');
        return c.json({ windows: listWindows(huiyin) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/windows',
        tags,
        summary: 'Add a window',
        request: { body: requestBody(NewWindow) },
        responses: { 201: json(ServiceWindow), ...problems(401, 403, 409, 422) },
      }),
      async (c) => c.json(await addWindow(huiyin, requireViewer(c, 'admin'), c.req.valid('json')), 201),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/windows/{code}',
        tags,
        summary: 'Change a window',
        request: { params: CodeParam, body: requestBody(WindowChange) },
        responses: { 200: json(ServiceWindow), ...problems(401, 403, 404, 422) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'admin');
        return c.json(await putWindow(huiyin, viewer, c.req.valid('param').code, c.req.valid('json')), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/api/v1/windows/{code}/token',
        tags,
        summary: 'A new device token, shown once; the one before stops working',
        request: { params: CodeParam },
        responses: { 200: json(DeviceToken), ...problems(401, 403, 404) },
      }),
      async (c) => {
        const viewer = requireViewer(c, 'admin');
        return c.json(await rotateDeviceToken(huiyin, viewer, c.req.valid('param').code), 200);
      },
    );
}
