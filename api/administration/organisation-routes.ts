import { createRoute } from '@hono/zod-openapi';
import {
  CampusChange,
  CategoryChange,
  CodeParam,
  DepartmentChange,
  ServiceChange,
} from '../contract/administration.ts';
import { Organisation } from '../contract/tickets.ts';
import type { Huiyin } from '../huiyin.ts';
import { requireViewer } from '../identity/session.ts';
import { json, newRoutes, problems, requestBody } from '../openapi.ts';
import { organisationView, putCampus, putCategory, putDepartment, putService } from './organisation.ts';

const tags = ['administration'];
const responses = { 200: json(Organisation), ...problems(401, 403, 422) };

/** Departments, campuses, categories, services: each PUT makes or changes one and answers with all. */
export function organisationRoutes(huiyin: Huiyin) {
  return newRoutes()
    .openapi(
      createRoute({
        method: 'get',
        path: '/api/v1/organisation',
        tags,
        summary: 'Departments, campuses, categories, services and windows',
        responses: { 200: json(Organisation), ...problems(401) },
      }),
      (c) => {
        requireViewer(c);
        return c.json(organisationView(huiyin), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/departments/{code}',
        tags,
        summary: 'Make or change a department; one that is the centre takes the mark from the one before',
        request: { params: CodeParam, body: requestBody(DepartmentChange) },
        responses,
      }),
      async (c) => {
        const viewer = requireViewer(c, 'admin');
        await putDepartment(huiyin, viewer, c.req.valid('param').code, c.req.valid('json'));
        return c.json(organisationView(huiyin), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/campuses/{code}',
        tags,
        summary: 'Make or change a campus',
        request: { params: CodeParam, body: requestBody(CampusChange) },
        responses,
      }),
      async (c) => {
        const viewer = requireViewer(c, 'admin');
        await putCampus(huiyin, viewer, c.req.valid('param').code, c.req.valid('json'));
        return c.json(organisationView(huiyin), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/categories/{code}',
        tags,
        summary: 'Make or change a category',
        request: { params: CodeParam, body: requestBody(CategoryChange) },
        responses,
      }),
      async (c) => {
        const viewer = requireViewer(c, 'admin');
        await putCategory(huiyin, viewer, c.req.valid('param').code, c.req.valid('json'));
        return c.json(organisationView(huiyin), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/api/v1/services/{code}',
        tags,
        summary: 'Make or change a service',
        request: { params: CodeParam, body: requestBody(ServiceChange) },
        responses,
      }),
      async (c) => {
        const viewer = requireViewer(c, 'admin');
        await putService(huiyin, viewer, c.req.valid('param').code, c.req.valid('json'));
        return c.json(organisationView(huiyin), 200);
      },
    );
}
